@NullMarked
package io.opsmate.skills.investigate;

import org.jspecify.annotations.NullMarked;
