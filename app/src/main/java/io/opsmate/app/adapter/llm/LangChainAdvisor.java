package io.opsmate.app.adapter.llm;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Fence;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.Tool;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the models of a provider through LangChain4j. */
public final class LangChainAdvisor implements Consultant, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LangChainAdvisor.class);

  private final SecureRandom random = new SecureRandom();
  private final ContextCheck context = new ContextCheck();
  private final Provider provider;
  private final Prompts prompts;
  private final Permits permits;
  private final ModelPrices prices;
  private final Attempts.Pause pause;

  public LangChainAdvisor(Provider provider, Prompts prompts, Permits permits, ModelPrices prices) {
    this(provider, prompts, permits, prices, Attempts.Pause.IN_LOOKS);
  }

  LangChainAdvisor(Provider provider, Prompts prompts, Permits permits, ModelPrices prices, Attempts.Pause pause) {
    this.provider = provider;
    this.prompts = prompts;
    this.permits = permits;
    this.prices = prices;
    this.pause = pause;
  }

  @Override
  public boolean isThere() {
    return true;
  }

  /** By the dearest of the models, as if all were answers. */
  @Override
  public AtMost atMost(Inquiry<?> inquiry) {
    long tokens = inquiry.budget().most();
    return new AtMost(tokens, prices.dearest(provider.models().stream().map(Provider.Model::name).toList(), tokens));
  }

  @Override
  public <T> Consulted<T> consult(Inquiry<T> inquiry) {
    Deadline deadline = Deadline.in(inquiry.budget().time());
    Bill bill = new Bill(prices, inquiry.budget().tokens());
    Attempts attempts = new Attempts(provider.models(), deadline, bill, inquiry.watcher(), pause, context);
    Prompt prompt = prompts.prompt(inquiry.prompt());
    Fence fence = Fence.of(nonce());
    String user = SaidBefore.of(inquiry.before(), fence) + prompt.user(inquiry.variables(), fence);
    Advice<T> advice;
    try {
      ToolCalls tools = new ToolCalls(inquiry.withTools(named(prompt, inquiry)), permits, fence, deadline);
      advice = new Conversation<>(inquiry, prompt, provider, attempts, new Conversation.Exchange(user, tools, bill))
          .answer();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("prompt", inquiry.prompt()).log("a question to the model ended badly");
      advice = new Advice.Unavailable<>("something went wrong on the way to the answer");
    }
    return new Consulted<>(advice, attempts.model(), bill.tokens(), bill.cost());
  }

  @Override
  public void close() {
    provider.close().run();
  }

  /** Those that the prompt's file names; a skill may have more. */
  private static List<Tool<?, ?>> named(Prompt prompt, Inquiry<?> inquiry) {
    return inquiry.tools().stream().filter(tool -> prompt.tools().contains(tool.name())).toList();
  }

  private String nonce() {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    return HexFormat.of().formatHex(nonce);
  }
}
