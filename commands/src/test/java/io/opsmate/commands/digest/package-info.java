@NullMarked
package io.opsmate.commands.digest;

import org.jspecify.annotations.NullMarked;
