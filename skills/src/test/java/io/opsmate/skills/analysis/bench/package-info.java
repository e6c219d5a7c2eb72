/** How fast the engines are: {@code ./opsmate jmh}. */
@NullMarked
package io.opsmate.skills.analysis.bench;

import org.jspecify.annotations.NullMarked;
