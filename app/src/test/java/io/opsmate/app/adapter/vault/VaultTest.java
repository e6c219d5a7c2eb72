package io.opsmate.app.adapter.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PermanentFailure;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final OrgId OURS = OrgId.parse("00000000-0000-0000-0000-000000000001");
  private static final OrgId THEIRS = OrgId.parse("00000000-0000-0000-0000-000000000002");
  private static final MasterKey OLD = key(1);
  private static final MasterKey NEW = key(2);
  private static final Vault VAULT = new Vault(List.of(OLD));

  @Property(tries = 200)
  void whatWasSealedOpens(@ForAll byte[] plain) {
    assertThat(VAULT.open("token", OURS, VAULT.seal("token", OURS, plain))).isEqualTo(plain);
  }

  @Property(tries = 500)
  void anyChangedByteIsFound(@ForAll int place, @ForAll byte with) {
    byte[] sealed = VAULT.seal("token", OURS, "xoxb-1".getBytes(UTF_8));
    int at = Math.floorMod(place, sealed.length);
    sealed[at] ^= with == 0 ? 1 : with;

    assertThatThrownBy(() -> VAULT.open("token", OURS, sealed)).isInstanceOf(PermanentFailure.class);
  }

  @Property(tries = 100)
  void anyShortenedOneIsFound(@ForAll int length) {
    byte[] sealed = VAULT.seal("token", OURS, "xoxb-1".getBytes(UTF_8));
    byte[] part = Arrays.copyOf(sealed, Math.floorMod(length, sealed.length));

    assertThatThrownBy(() -> VAULT.open("token", OURS, part)).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void theSameSecretIsNeverSealedAlikeTwice() {
    byte[] plain = "xoxb-1".getBytes(UTF_8);

    assertThat(VAULT.seal("token", OURS, plain)).isNotEqualTo(VAULT.seal("token", OURS, plain));
  }

  @Test
  void anotherOrgOrPurposeDoesNotOpenIt() {
    byte[] sealed = VAULT.seal("token", OURS, "xoxb-1".getBytes(UTF_8));

    assertThatThrownBy(() -> VAULT.open("token", THEIRS, sealed)).isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("another org or purpose")
        .hasMessageContaining(OLD.id());
    assertThatThrownBy(() -> VAULT.open("secret", OURS, sealed)).isInstanceOf(PermanentFailure.class);
  }

  @Test
  void theFirstKeySealsAndAllOfThemOpen() {
    byte[] before = VAULT.seal("token", OURS, "xoxb-1".getBytes(UTF_8));
    Vault rotated = new Vault(List.of(NEW, OLD));

    assertThat(rotated.open("token", OURS, before)).isEqualTo("xoxb-1".getBytes(UTF_8));
    assertThat(rotated.needsResealing(before)).isTrue();

    byte[] after = rotated.reseal("token", OURS, before);
    assertThat(rotated.needsResealing(after)).isFalse();
    assertThat(new Vault(List.of(NEW)).open("token", OURS, after)).isEqualTo("xoxb-1".getBytes(UTF_8));
  }

  @Test
  void aMissingKeyIsNamed() {
    byte[] sealed = VAULT.seal("token", OURS, "xoxb-1".getBytes(UTF_8));

    assertThatThrownBy(() -> new Vault(List.of(NEW)).open("token", OURS, sealed)).isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("sealed with master key " + OLD.id())
        .hasMessageContaining("holds only " + NEW.id());
  }

  @Test
  void keysAreReadFromACommaSeparatedListAndNeverShown() {
    String one = Base64.getEncoder().encodeToString(bytes(1));
    String two = Base64.getEncoder().encodeToString(bytes(2));

    assertThat(MasterKey.parse(one + ", " + two)).extracting(MasterKey::id).containsExactly(OLD.id(), NEW.id());
    assertThat(MasterKey.parse(one).toString()).doesNotContain(one);
    assertThatThrownBy(() -> MasterKey.parse(one + ",c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MasterKey.parse("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEnvelopeOfTheFirstFormatStaysReadable() {
    byte[] sealed = Base64.getDecoder().decode(KEPT);

    assertThat(VAULT.open("token", OURS, sealed)).isEqualTo("kept".getBytes(UTF_8));
  }

  private static final String KEPT = "AV1RMjcAAQIDBAUGBwgJCgvQw+VSGi+J8Fm8+VJkOnOrc8u+4A==";

  private static MasterKey key(int of) {
    return MasterKey.of(bytes(of));
  }

  private static byte[] bytes(int of) {
    byte[] key = new byte[MasterKey.LENGTH];
    Arrays.fill(key, (byte) of);
    return key;
  }
}
