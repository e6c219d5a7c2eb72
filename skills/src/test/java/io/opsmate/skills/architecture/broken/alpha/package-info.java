/** A fixture that breaks the laws. */
@NullMarked
package io.opsmate.skills.architecture.broken.alpha;

import org.jspecify.annotations.NullMarked;
