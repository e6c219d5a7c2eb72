/** What the words of the kernel promise. */
@NullMarked
package io.opsmate.skills.kernel;

import org.jspecify.annotations.NullMarked;
