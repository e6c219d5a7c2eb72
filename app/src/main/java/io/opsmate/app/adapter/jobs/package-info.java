/** Background work on db-scheduler, kept in PostgreSQL with the state it belongs to. */
@NullMarked
package io.opsmate.app.adapter.jobs;

import org.jspecify.annotations.NullMarked;
