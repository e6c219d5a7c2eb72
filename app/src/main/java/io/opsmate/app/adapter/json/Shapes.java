package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record of one plain component (an id, a name) is written as that component; an amount is a string without exponent. */
final class Shapes extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final Set<Class<?>> PLAIN =
      Set.of(String.class, UUID.class, int.class, long.class, Integer.class, Long.class);

  Shapes() {
    super("opsmate-shapes");
    addSerializer(BigDecimal.class, new AmountOut());
    addDeserializer(BigDecimal.class, new AmountIn());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addSerializers(new OneComponentOut());
    context.addDeserializers(new OneComponentIn());
    context.addBeanSerializerModifier(new OnlyComponents());
  }

  /** The only component of a record of one plain component, unless the record is a case of a named set. */
  private static @Nullable RecordComponent only(BeanDescription bean) {
    Class<?> type = bean.getBeanClass();
    if (!type.isRecord() || bean.getClassAnnotations().has(JsonTypeInfo.class)) {
      return null;
    }
    RecordComponent[] components = type.getRecordComponents();
    return components.length == 1 && PLAIN.contains(components[0].getType()) ? components[0] : null;
  }

  /** What a record can tell about itself ({@code isOpen()}) is not part of it. */
  private static final class OnlyComponents extends BeanSerializerModifier {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription bean,
        List<BeanPropertyWriter> properties) {
      if (bean.getBeanClass().isRecord()) {
        Set<String> components = Arrays.stream(bean.getBeanClass().getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
        properties.removeIf(property -> !components.contains(property.getMember().getName()));
      }
      return properties;
    }
  }

  private static final class AmountOut extends StdSerializer<BigDecimal> {
    @Serial private static final long serialVersionUID = 1L;

    AmountOut() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal amount, JsonGenerator to, SerializerProvider provider) throws IOException {
      to.writeString(amount.toPlainString());
    }
  }

  private static final class AmountIn extends StdDeserializer<BigDecimal> {
    @Serial private static final long serialVersionUID = 1L;

    AmountIn() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser from, DeserializationContext context) throws IOException {
      try {
        return new BigDecimal(context.readValue(from, String.class));
      } catch (NumberFormatException e) {
        throw JsonMappingException.from(from, "no amount", e);
      }
    }
  }

  private static final class OneComponentOut extends SimpleSerializers {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription bean) {
      RecordComponent only = only(bean);
      return only == null ? super.findSerializer(config, type, bean) : new Out(only);
    }
  }

  private static final class Out extends StdSerializer<Object> {
    @Serial private static final long serialVersionUID = 1L;

    private final transient RecordComponent only;

    Out(RecordComponent only) {
      super(Object.class);
      this.only = only;
      only.getAccessor().setAccessible(true);
    }

    @Override
    public void serialize(Object record, JsonGenerator to, SerializerProvider provider) throws IOException {
      try {
        provider.defaultSerializeValue(only.getAccessor().invoke(record), to);
      } catch (ReflectiveOperationException e) {
        throw JsonMappingException.from(provider, "cannot read " + only, e);
      }
    }
  }

  private static final class OneComponentIn extends SimpleDeserializers {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(JavaType type, DeserializationConfig config,
        BeanDescription bean) throws JsonMappingException {
      RecordComponent only = only(bean);
      return only == null ? super.findBeanDeserializer(type, config, bean) : new In(only);
    }
  }

  private static final class In extends StdDeserializer<Object> {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Constructor<?> constructor;

    In(RecordComponent only) {
      super(only.getDeclaringRecord());
      try {
        constructor = only.getDeclaringRecord().getDeclaredConstructor(only.getType());
        constructor.setAccessible(true);
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Object deserialize(JsonParser from, DeserializationContext context) throws IOException {
      Object value = context.readValue(from, constructor.getParameterTypes()[0]);
      try {
        return constructor.newInstance(value);
      } catch (ReflectiveOperationException | IllegalArgumentException e) {
        throw JsonMappingException.from(from, "no " + constructor.getDeclaringClass().getSimpleName() + ": " + value,
            e);
      }
    }
  }
}
