@NullMarked
package io.opsmate.skills.digest;

import org.jspecify.annotations.NullMarked;
