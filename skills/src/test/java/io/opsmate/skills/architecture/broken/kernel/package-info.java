/** A fixture that breaks the laws. */
@NullMarked
package io.opsmate.skills.architecture.broken.kernel;

import org.jspecify.annotations.NullMarked;
