/** A fixture that breaks the laws. */
@NullMarked
package io.opsmate.skills.architecture.broken.analysis;

import org.jspecify.annotations.NullMarked;
