/** A fixture that breaks the laws. */
@NullMarked
package io.opsmate.skills.architecture.broken.ports;

import org.jspecify.annotations.NullMarked;
