package io.opsmate.app.cli.eval;

import io.opsmate.commands.router.Grammar;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.zombie.ExplanationProbe;

/**
 * What is asked, by whom, with which tools.
 *
 * @param model what answers, in words
 * @param tally what asking takes
 */
record EvalWorld(String model, Advisor advisor, Tally tally, SkillSet skills, Grammar grammar, Permits permits,
    ExplanationProbe explanation, ToolCall caller) {}
