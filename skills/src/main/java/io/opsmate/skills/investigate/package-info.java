/** What OpsMate knows about the things a message mentions. */
@NullMarked
package io.opsmate.skills.investigate;

import org.jspecify.annotations.NullMarked;
