/** A fixture that breaks the laws. */
@NullMarked
package io.opsmate.skills.architecture.broken.advice;

import org.jspecify.annotations.NullMarked;
