/** Asking OpsMate in plain words: what it may read for an answer, and what answering has cost. */
@NullMarked
package io.opsmate.skills.ask;

import org.jspecify.annotations.NullMarked;
