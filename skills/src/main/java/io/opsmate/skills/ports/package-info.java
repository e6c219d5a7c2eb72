/** What two skills or more ask of the outside world, as interfaces that only read or write OpsMate's own state. */
@NullMarked
package io.opsmate.skills.ports;

import org.jspecify.annotations.NullMarked;
