package io.opsmate.app.adapter.aws;

import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.ports.cloud.Region;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** One call to EC2 as people speak of it: {@code DescribeVolumes in eu-west-1}. */
public record AwsCall(String operation, Region region, Access access) {
  private static final Logger LOG = LoggerFactory.getLogger(AwsCall.class);

  /** The answer; what goes wrong on the way, or is strange about it, makes it unknown. */
  public <T> Reading<T> read(Supplier<T> question) {
    try {
      return Reading.known(question.get());
    } catch (SdkException e) {
      return Reading.unknown(fault(e).says());
    } catch (StrangeAnswer e) {
      LOG.atWarn().addKeyValue("call", this).addKeyValue("because", e.getMessage()).log("AWS answered strangely");
      return Reading.unknown("AWS answered " + this + " with " + e.getMessage() + ", so the answer was not used");
    }
  }

  /** What an exception of this call means. */
  public AwsFault fault(SdkException e) {
    AwsFault fault = AwsFault.of(this, e);
    LOG.atDebug()
        .addKeyValue("call", this)
        .addKeyValue("kind", fault.kind())
        .addKeyValue("error", e.getMessage())
        .log("AWS call failed");
    return fault;
  }

  /** {@code ec2:DescribeVolumes}. */
  String permission() {
    return "ec2:" + operation;
  }

  @Override
  public String toString() {
    return operation + " in " + region;
  }
}
