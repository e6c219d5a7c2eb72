package io.opsmate.app.adapter.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.advice.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One inquiry: rounds of tools, as many as its budget has room for, then an answer. Each round sends everything again, so
 * much reading means fewer rounds. The last answer is asked for without tools, with what they said as data, which every
 * provider takes; where they said too much for it, the oldest is cut.
 */
final class Conversation<T> {
  /**
   * Calls in one round. Source: ours; their answers together, at 16 KB each, are about 25,000 tokens, so that they can be
   * read, thought about and answered from within what a question may take.
   */
  private static final int MOST_AT_ONCE = 6;

  /** Unit: tokens. For the words around what was read. */
  private static final long ASIDE = 100;

  private static final String TOO_MUCH = "answering took more than one question may";

  private final Inquiry<T> inquiry;
  private final Prompt prompt;
  private final Attempts attempts;
  private final ToolCalls tools;
  private final Bill bill;
  private final List<ChatMessage> opening;
  private final List<ChatMessage> rounds = new ArrayList<>();
  private Duration slowest = Duration.ZERO;
  private boolean endsEarly;
  private boolean knowsSchemas;

  Conversation(Inquiry<T> inquiry, Prompt prompt, Provider provider, Attempts attempts, Exchange exchange) {
    this.inquiry = inquiry;
    this.prompt = prompt;
    this.attempts = attempts;
    this.tools = exchange.tools();
    this.bill = exchange.bill();
    this.opening = opening(exchange.user());
    this.knowsSchemas = provider.knowsSchemas();
  }

  /**
   * What a conversation goes over.
   *
   * @param user the first message, filled in
   */
  record Exchange(String user, ToolCalls tools, Bill bill) {}

  Advice<T> answer() {
    int round = 0;
    while (true) {
      Duration before = attempts.left();
      boolean reads = round < inquiry.budget().rounds() && isRoomForARound();
      ChatResponse response;
      switch (reads && !tools.offered().isEmpty() ? attempts.ask(reading(), pieces()) : last(flat(List.of()))) {
        case Attempts.Outcome.Answer(ChatResponse given) -> response = given;
        case Attempts.Outcome.None(Fault fault) -> {
          return new Advice.Unavailable<>(fault.because());
        }
        case Attempts.Outcome.TooMuch() -> {
          return new Advice.Unusable<>(TOO_MUCH);
        }
      }
      AiMessage said = response.aiMessage();
      if (!said.hasToolExecutionRequests()) {
        return closing(response, Objects.requireNonNullElse(said.text(), ""));
      }
      startOverAfter(said);
      // Some servers say “stop” after calls of tools, too.
      if (response.finishReason() != FinishReason.TOOL_EXECUTION && response.finishReason() != FinishReason.STOP) {
        return unusable(response);
      }
      if (!reads) {
        return new Advice.Unusable<>("the model wanted to read more than one question may");
      }
      Optional<Advice<T>> end = read(said);
      if (end.isPresent()) {
        return end.get();
      }
      round++;
      Duration took = before.minus(attempts.left());
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
  }

  /** And for an answer after it, each with all that was read so far. */
  private boolean isRoomForARound() {
    boolean is = rounds.isEmpty() || attempts.room() >= 2 * Estimate.tokens(reading().toString())
        && attempts.left().compareTo(slowest.multipliedBy(2)) > 0;
    endsEarly |= !is;
    return is;
  }

  private Optional<Advice<T>> read(AiMessage said) {
    rounds.add(said);
    int calls = 0;
    for (ToolExecutionRequest request : said.toolExecutionRequests()) {
      try {
        rounds.add(ToolExecutionResultMessage.from(request, calls++ < MOST_AT_ONCE
            ? tools.call(request)
            : tools.refused("Only " + MOST_AT_ONCE + " calls at once; call it again if it is still needed.")));
      } catch (TimeoutException e) {
        return Optional.of(new Advice.Unavailable<>(inquiry.watcher().isCancelled()
            ? "nobody waits for the answer any more"
            : "reading took too long"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(new Advice.Unavailable<>("OpsMate is stopping"));
      }
    }
    if (tools.toolbox().isCircling()) {
      return Optional.of(new Advice.Unusable<>("the model went in circles"));
    }
    return Optional.empty();
  }

  private void startOverAfter(AiMessage said) {
    if (said.text() != null && !said.text().isEmpty() && pieces() != null) {
      inquiry.watcher().startsOver();
    }
  }

  private Advice<T> closing(ChatResponse response, String words) {
    boolean isWhole = response.finishReason() == FinishReason.STOP;
    if (isRecord() && response.finishReason() == FinishReason.LENGTH) {
      return repaired(words, "That is too long and broke off; be shorter.");
    }
    if (!isWhole || !isRecord() && words.isBlank()) {
      startOverAfter(response.aiMessage());
      return unusable(response);
    }
    if (!isRecord()) {
      return answered(inquiry.answer().cast(words));
    }
    try {
      return answered(inquiry.answer().cast(RecordReader.answer(words, inquiry.answer())));
    } catch (RecordReader.Unfit e) {
      return repaired(words, e.because());
    }
  }

  private Advice<T> unusable(ChatResponse response) {
    return new Advice.Unusable<>(switch (response.finishReason()) {
      case STOP, TOOL_EXECUTION -> "the model said nothing";
      case LENGTH -> "the model's answer is too long and broke off";
      case CONTENT_FILTER -> "the model refused to answer";
      case OTHER -> "the model refused to answer, or stopped before its answer was whole";
    });
  }

  /** Once more, without tools, with the schema and with what was wrong. */
  private Advice<T> repaired(String words, String because) {
    List<ChatMessage> after =
        List.of(AiMessage.from(words.isBlank() ? "(nothing)" : words), UserMessage.from(because + " " + form()));
    return switch (last(flat(after))) {
      case Attempts.Outcome.None(Fault fault) -> new Advice.Unavailable<>(fault.because());
      case Attempts.Outcome.TooMuch() -> new Advice.Unusable<>(TOO_MUCH);
      case Attempts.Outcome.Answer(ChatResponse response) when response.finishReason() != FinishReason.STOP ->
          unusable(response);
      case Attempts.Outcome.Answer(ChatResponse response) -> {
        try {
          yield answered(inquiry.answer()
              .cast(RecordReader.answer(Objects.requireNonNullElse(response.aiMessage().text(), ""),
                  inquiry.answer())));
        } catch (RecordReader.Unfit e) {
          yield new Advice.Unusable<>("the language model's answer does not have the form that was asked for");
        }
      }
    };
  }

  private Advice<T> answered(T value) {
    return new Advice.Answered<>(value,
        new Trace(inquiry.prompt(), attempts.model(), bill.tokens(), bill.cost().known(),
            tools.toolbox().calls(), tools.toolbox().evidence(), tools.toolbox().drafts()));
  }

  private ChatRequest reading() {
    List<ChatMessage> messages = new ArrayList<>(opening);
    messages.addAll(rounds);
    return ChatRequest.builder().messages(messages).toolSpecifications(tools.offered()).build();
  }

  /** Asks without tools; with the schema, unless the provider turns out to take none. */
  private Attempts.Outcome last(List<ChatMessage> messages) {
    if (isRecord() && knowsSchemas) {
      Attempts.Outcome outcome = attempts.ask(plain(messages), null);
      if (!(outcome instanceof Attempts.Outcome.None(Fault fault)) || fault.kind() != Fault.Kind.REJECTED) {
        return outcome;
      }
      knowsSchemas = false;
    }
    return attempts.ask(plain(messages), pieces());
  }

  private ChatRequest plain(List<ChatMessage> messages) {
    var request = ChatRequest.builder().messages(messages);
    return isRecord() && knowsSchemas ? request.responseFormat(format()).build() : request.build();
  }

  /** All so far without calls of tools: what they said stands in the first question, as far as there is room for it. */
  private List<ChatMessage> flat(List<ChatMessage> after) {
    List<ChatMessage> messages = new ArrayList<>(opening);
    messages.addAll(after);
    List<String> results = rounds.stream()
        .filter(ToolExecutionResultMessage.class::isInstance)
        .map(message -> ((ToolExecutionResultMessage) message).text())
        .toList();
    if (!results.isEmpty()) {
      long room = attempts.room() - Estimate.tokens(plain(messages).toString()) - ASIDE;
      UserMessage question = (UserMessage) opening.getLast();
      messages.set(opening.size() - 1,
          UserMessage.from(question.singleText() + WhatWasRead.within(results, !endsEarly, room)));
    }
    return messages;
  }

  private List<ChatMessage> opening(String user) {
    List<ChatMessage> messages = new ArrayList<>();
    messages.add(SystemMessage.from(prompt.system() + "\n\n" + HouseRules.TEXT));
    messages.add(UserMessage.from(isRecord() ? user + "\n\n" + form() : user));
    return messages;
  }

  private String form() {
    return "Answer with one JSON object and nothing around it, of this schema: "
        + RecordSchema.words(inquiry.answer());
  }

  private ResponseFormat format() {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(JsonSchema.builder()
            .name(inquiry.answer().getSimpleName())
            .rootElement(RecordSchema.ofAnswer(inquiry.answer()))
            .build())
        .build();
  }

  private boolean isRecord() {
    return inquiry.answer() != String.class;
  }

  private @Nullable Watcher pieces() {
    return isRecord() ? null : inquiry.watcher();
  }
}
