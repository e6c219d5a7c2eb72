/** The laws of the house, checked on every build. */
@NullMarked
package io.opsmate.skills.architecture;

import org.jspecify.annotations.NullMarked;
