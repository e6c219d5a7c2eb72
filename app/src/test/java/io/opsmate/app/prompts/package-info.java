/** Holds the prompts to their lock. */
@NullMarked
package io.opsmate.app.prompts;

import org.jspecify.annotations.NullMarked;
