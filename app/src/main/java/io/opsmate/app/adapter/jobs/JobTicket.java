package io.opsmate.app.adapter.jobs;

import io.opsmate.skills.kernel.OrgId;
import java.util.UUID;

/** What db-scheduler's table, which belongs to no org, knows of a job: whose it is, of what type, and where its payload is. */
record JobTicket(OrgId org, String type, UUID payload) {}
