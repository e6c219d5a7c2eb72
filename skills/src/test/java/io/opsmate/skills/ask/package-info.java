/** Tests of asking in plain words. */
@NullMarked
package io.opsmate.skills.ask;

import org.jspecify.annotations.NullMarked;
