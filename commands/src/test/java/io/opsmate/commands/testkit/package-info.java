/** The stores of this module in memory, and the contracts that every implementation of them keeps. */
@NullMarked
package io.opsmate.commands.testkit;

import org.jspecify.annotations.NullMarked;
