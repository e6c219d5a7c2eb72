/** Tests of what stands between words from outside and a language model. */
@NullMarked
package io.opsmate.skills.advice;

import org.jspecify.annotations.NullMarked;
