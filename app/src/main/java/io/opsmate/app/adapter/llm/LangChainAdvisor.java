package io.opsmate.app.adapter.llm;

import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Consultant;
import io.opsmate.skills.advice.Fence;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.approval.Permits;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Asks the models of a provider through LangChain4j. */
public final class LangChainAdvisor implements Consultant, AutoCloseable {
  private final SecureRandom random = new SecureRandom();
  private final Provider provider;
  private final Prompts prompts;
  private final Permits permits;
  private final ModelPrices prices;
  private final Attempts.Pause pause;

  public LangChainAdvisor(Provider provider, Prompts prompts, Permits permits, ModelPrices prices) {
    this(provider, prompts, permits, prices, Thread::sleep);
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

  @Override
  public <T> Consulted<T> consult(Inquiry<T> inquiry) {
    Deadline deadline = Deadline.in(inquiry.budget().time());
    Attempts attempts = new Attempts(provider.models(), deadline, inquiry.watcher(), pause);
    Bill bill = new Bill(prices);
    Prompt prompt = prompts.prompt(inquiry.prompt());
    Fence fence = Fence.of(nonce());
    Conversation.Exchange exchange = new Conversation.Exchange(prompt.user(inquiry.variables(), fence),
        new ToolCalls(inquiry, permits, fence, deadline), bill);
    Advice<T> advice = new Conversation<>(inquiry, prompt, provider, attempts, exchange).answer();
    return new Consulted<>(advice, attempts.model(), bill.tokens(), bill.cost());
  }

  @Override
  public void close() {
    provider.close().run();
  }

  private String nonce() {
    byte[] nonce = new byte[12];
    random.nextBytes(nonce);
    return HexFormat.of().formatHex(nonce);
  }
}
