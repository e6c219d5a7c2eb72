/**
 * The fault suite: whatever breaks (a process, a connection, the database, Slack, a clock), what was approved is done at
 * most once and nothing stays untold. Source: ADR 0017.
 */
@NullMarked
package io.opsmate.app.fault;

import org.jspecify.annotations.NullMarked;
