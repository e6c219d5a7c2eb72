package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Person;
import java.util.List;
import java.util.Map;

/**
 * Somebody submitted the modal view that they see.
 *
 * @param state what this person has entered and chosen: block id, action id, values
 */
public record Submission(Person person, String viewId, Map<String, Map<String, List<String>>> state) {}
