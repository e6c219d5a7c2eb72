/** A fixture that breaks the laws. */
@NullMarked
package io.opsmate.skills.architecture.broken.beta;

import org.jspecify.annotations.NullMarked;
