@NullMarked
package io.opsmate.commands.talk;

import org.jspecify.annotations.NullMarked;
