/** OpsMate's own state in PostgreSQL: every row belongs to an org, and the database itself keeps orgs apart. */
@NullMarked
package io.opsmate.app.adapter.postgres;

import org.jspecify.annotations.NullMarked;
