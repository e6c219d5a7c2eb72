/** The outermost ring: composition, and the outside world. */
@NullMarked
package io.opsmate.app;

import org.jspecify.annotations.NullMarked;
