/** Digests: one summary a day per channel, at a local time, edited in place, with details in its thread. */
@NullMarked
package io.opsmate.skills.digest;

import org.jspecify.annotations.NullMarked;
