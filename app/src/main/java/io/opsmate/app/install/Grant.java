package io.opsmate.app.install;

import io.opsmate.skills.kernel.MemberId;

/**
 * What a workspace granted when somebody there installed OpsMate.
 *
 * @param app the Slack app's id
 * @param botUser OpsMate's own user there
 * @param scopes comma-separated
 */
public record Grant(Workspace workspace, String app, String botUser, String scopes, MemberId installer,
    Tokens tokens) {}
