/** The audit trail for people in Slack: what somebody did, what happened to a resource, how a request went. */
@NullMarked
package io.opsmate.skills.audit;

import org.jspecify.annotations.NullMarked;
