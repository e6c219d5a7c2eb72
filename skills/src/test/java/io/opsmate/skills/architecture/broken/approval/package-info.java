/** A fixture that breaks the laws. */
@NullMarked
package io.opsmate.skills.architecture.broken.approval;

import org.jspecify.annotations.NullMarked;
