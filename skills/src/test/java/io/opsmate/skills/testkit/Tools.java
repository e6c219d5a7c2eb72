package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls a skill's tools by name with named arguments, as a model does, and says what is wrong with their shapes. */
public final class Tools {
  /** Unit: bytes of an answer as its record prints, which is about what its JSON takes. Source: issue 5, tools. */
  public static final int MOST = 12 * 1024;

  private static final Set<Class<?>> SCALARS = Set.of(String.class, Integer.class, int.class, Long.class, long.class,
      BigDecimal.class, Boolean.class, boolean.class, Instant.class);

  private static final ChannelId DIRECT = new ChannelId("D0DIRECT");

  private final List<Tool<?, ?>> tools;
  private final ToolCall call;

  private Tools(List<Tool<?, ?>> tools, ToolCall call) {
    this.tools = tools;
    this.call = call;
  }

  /** Asked in a direct message, where nobody else reads the answer. */
  public static Tools of(Skill skill, MemberId member) {
    return of(skill.descriptor().tools(), Orgs.ACME, member, SetClock.NOON);
  }

  public static Tools of(List<Tool<?, ?>> tools, OrgId org, MemberId member, Instant now) {
    return new Tools(tools, new ToolCall(org, member, DIRECT, now, Progress.UNWATCHED));
  }

  /** The same, asked in a channel. */
  public Tools overheard() {
    return new Tools(tools, new ToolCall(call.org(), call.member(), Boxes.OPS, call.now(), call.progress()));
  }

  /** @param arguments those left out are empty; enums by their names */
  public ToolAnswer<?> call(String name, Map<String, Object> arguments) {
    Tool<?, ?> tool = tools.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return call(tool, arguments);
  }

  /** What it found; fails when it refused. */
  public Record read(String name, Map<String, Object> arguments) {
    return switch (call(name, arguments)) {
      case ToolAnswer.Found<?>(Record value, _) -> value;
      case ToolAnswer.Drafted<?>(Record value, _, _) -> value;
      case ToolAnswer.Refused<?>(String because) -> throw new AssertionError(because);
    };
  }

  public String refusal(String name, Map<String, Object> arguments) {
    return ((ToolAnswer.Refused<?>) call(name, arguments)).because();
  }

  public List<String> cited(String name, Map<String, Object> arguments) {
    return switch (call(name, arguments)) {
      case ToolAnswer.Found<?>(_, List<Evidence> evidence) -> evidence.stream().map(Evidence::id).toList();
      case ToolAnswer.Drafted<?>(_, _, List<Evidence> evidence) -> evidence.stream().map(Evidence::id).toList();
      case ToolAnswer.Refused<?> _ -> List.of();
    };
  }

  public static int size(Record value) {
    return value.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** One sentence for each fault of a tool's shape. */
  public static List<String> faults(Tool<?, ?> tool) {
    List<String> faults = new ArrayList<>();
    if (tool.input().getAnnotation(Describe.class) == null) {
      faults.add(tool.name() + ": the input is not described");
    }
    for (RecordComponent part : tool.input().getRecordComponents()) {
      if (part.getAnnotation(Describe.class) == null) {
        faults.add(tool.name() + ": " + part.getName() + " is not described");
      }
      if (part.getName().matches("(?i).*(url|uri|link|href).*")) {
        faults.add(tool.name() + ": " + part.getName() + " looks like an address; no tool takes one");
      }
    }
    shape(tool.name(), tool.input(), faults);
    shape(tool.name(), tool.output(), faults);
    return faults;
  }

  private static void shape(String name, Type type, List<String> faults) {
    switch (type) {
      case Class<?> record when record.isRecord() -> Arrays.stream(record.getRecordComponents())
          .forEach(part -> shape(name, part.getGenericType(), faults));
      case Class<?> plain when plain.isEnum() || SCALARS.contains(plain) -> {
      }
      case ParameterizedType of when of.getRawType() == List.class || of.getRawType() == Optional.class ->
          shape(name, of.getActualTypeArguments()[0], faults);
      default -> faults.add(name + ": " + type.getTypeName() + " has no JSON here");
    }
  }

  private <I extends Record, O extends Record> ToolAnswer<O> call(Tool<I, O> tool, Map<String, Object> arguments) {
    return tool.handler().call(call, tool.input().cast(input(tool, arguments)));
  }

  /** The input a tool takes, made of named arguments. */
  public static Record input(Tool<?, ?> tool, Map<String, Object> arguments) {
    RecordComponent[] parts = tool.input().getRecordComponents();
    Object[] values = Arrays.stream(parts).map(part -> value(part, arguments.get(part.getName()))).toArray();
    try {
      Constructor<? extends Record> made = tool.input()
          .getDeclaredConstructor(Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      made.setAccessible(true);
      return made.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(tool.name() + " does not take " + arguments, e);
    }
  }

  private static Object value(RecordComponent part, @Nullable Object given) {
    if (part.getGenericType() instanceof ParameterizedType of && of.getRawType() == Optional.class) {
      return Optional.ofNullable(given).map(one -> constant(of.getActualTypeArguments()[0], one));
    }
    return given == null ? part.getType() == String.class ? "" : List.of() : given;
  }

  private static Object constant(Type type, Object given) {
    return type instanceof Class<?> plain && plain.isEnum()
        ? Arrays.stream(plain.getEnumConstants()).filter(one -> one.toString().equals(given)).findFirst().orElseThrow()
        : given;
  }
}
