/** Where everything is put together: the one list of skills, and the factories. */
@NullMarked
package io.opsmate.app.wiring;

import org.jspecify.annotations.NullMarked;
