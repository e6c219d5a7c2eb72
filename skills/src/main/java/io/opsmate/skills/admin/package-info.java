/** Where people set, read and stop what OpsMate may do. */
@NullMarked
package io.opsmate.skills.admin;

import org.jspecify.annotations.NullMarked;
