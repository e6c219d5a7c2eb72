/** The words every skill speaks: members, money, cards, commands and what a skill declares. */
@NullMarked
package io.opsmate.skills.kernel;

import org.jspecify.annotations.NullMarked;
