/** How a skill consults a language model, which proposes words and drafts and never acts. */
@NullMarked
package io.opsmate.skills.advice;

import org.jspecify.annotations.NullMarked;
