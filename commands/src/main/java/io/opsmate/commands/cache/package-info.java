/** The cache of one replica alone. */
@NullMarked
package io.opsmate.commands.cache;

import org.jspecify.annotations.NullMarked;
