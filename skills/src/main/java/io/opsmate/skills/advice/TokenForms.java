package io.opsmate.skills.advice;

import static io.opsmate.skills.advice.SecretShape.notAfter;
import static io.opsmate.skills.advice.SecretShape.of;

import java.util.List;

/**
 * Tokens that their makers begin, or end, in a way of their own. Source: the makers' pages on their tokens, and GitHub's
 * list of supported secret scanning patterns, November 2026.
 */
final class TokenForms {
  private static final String NEW = notAfter("A-Za-z0-9");

  /** So much like nothing else that it does not matter what stands before. */
  private static final String ALONE = String.join("|", "gl(?:pat|oas|soat|dt|rt|rtr|cbt|ptt|ft|imt|agent|ffct|wt)-",
      "GR1348941", "dckr_[po]at_", "glsa_", "glc_", "whsec_", "GOCSPX-", "shp(?:at|ss|ca|pa|tka)_", "ATATT", "ATCTT",
      "lin_api_", "lin_oauth_", "do[opr]_v1_", "sntry[su]_", "PMAK-", "figd_", "figu_", "xkeysib-", "xsmtpsib-",
      "NR(?:AK|JS|II|AA|RA)-", "tskey-", "pscale_(?:tkn|pw|oauth)_", "AGE-SECRET-KEY-", "sq0(?:csp|atp|idp)-",
      "amzn\\.mws\\.", "bedrock-api-key-", "ops_eyJ", "duffel_(?:live|test)_", "shippo_(?:live|test)_", "HRKU-",
      "CFPAT-", "CCIPAT_", "CCIPRJ_", "v1\\.0-[0-9a-f]{24}-", "dp\\.(?:pt|st|ct|sa|scim|audit)\\.",
      "[spr]k_(?:live|test)_", "dt0[a-z]\\d{2}\\.");

  /** Short enough to be met within a word; separators may follow. */
  private static final String BEGINS =
      String.join("|", "AIza", "SG\\.", "ya29\\.", "1//0", "hv[sbr]\\.", "fm[12][ar]?_",
          "fo1_", "xai-", "pplx-", "sgp_", "sq[apu]_", "essu_", "bkua_", "phx_", "pypi-AgE",
          "pat-(?:na|eu)\\d-[0-9a-f]{8}-");

  /** Short, and nothing but letters and digits follows. */
  private static final String DENSE =
      String.join("|", "npm_", "hf_", "r8_", "rubygems_", "CLOJARS_", "nfp_", "sbp_", "pul-",
          "ABSK", "EZ[AT]K", "ntn_", "gsk_", "aio_", "ATSP", "ATBB", "BBDC-", "secret_", "tfp_", "LTAI", "AKCp",
          "cmVmdGtuOjAxO", "rnd_");

  private static final String HOOKS =
      "(?:hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/|discord(?:app)?\\.com/api/webhooks/"
          + "|webhook\\.office\\.com/webhookb2/|outlook\\.office\\.com/webhook/)";

  static final List<SecretShape> ALL = List.of(
      of("Slack token", "(?:xox[a-z](?:\\.xox[a-z])?-|xapp-)[A-Za-z0-9-]{10,}+"),
      of("Slack webhook", "hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{10,}+"),
      of("webhook", HOOKS + "[A-Za-z0-9/_@.-]{10,}+"),
      of("GitHub token", "(?:gh[opusrv]_|github_pat_)[A-Za-z0-9_]{20,}+"),
      of("API token", "(?:" + ALONE + ")[A-Za-z0-9_.~+/=-]{16,}+").where(TokenForms::isDrawn),
      of("API key", NEW + "(?:sk|pk|rk)[-_][A-Za-z0-9_-]{20,}+").where(TokenForms::isDrawn),
      of("API key", NEW + "(?:" + BEGINS + ")[A-Za-z0-9_.-]{20,}+").where(TokenForms::isDrawn),
      of("API key", NEW + "(?:" + DENSE + ")[A-Za-z0-9+/]{16,}+={0,2}").where(TokenForms::isDrawn),
      of("API key", NEW + "(?:EAA[A-Za-z0-9_-]{50,}+|cio[A-Za-z0-9]{32}|oy2[a-z0-9]{43})(?![A-Za-z0-9])"),
      of("API key", NEW + "access-(?:sandbox|production|development)-[0-9a-f]{8}-[0-9a-f-]{27}"),
      of("Vault token", notAfter("A-Za-z0-9_.-") + "[sbr]\\.[A-Za-z0-9]{24}(?![A-Za-z0-9])")
          .where(SecretShape::isMixed),
      of("API key", NEW + "(?:SK|dapi|key-)[0-9a-f]{32}(?![0-9a-z])"),
      of("API key", NEW + "[0-9a-f]{32}-us\\d{1,2}(?![0-9-])").around(32, 32, "-us"),
      of("API key", NEW + "sdk-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
      of("API key", NEW + "00[A-Za-z0-9_-]{40}(?![A-Za-z0-9_-])").where(SecretShape::isMixed),
      of("API key", NEW + "[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}").around(76, 76, "AZDO"),
      of("API key", NEW + "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{20,}+").around(14, 14, ".atlasv1."),
      of("API key", NEW + "pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}"),
      of("API key", NEW + "access_token\\$(?:production|sandbox)\\$[a-z0-9]{10,20}\\$[0-9a-f]{20,}+"),
      of("bot token", NEW + "\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])").around(8, 10, ":AA"),
      of("bot token", NEW + "[MNO][A-Za-z0-9_-]{22,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,40}").around(23, 28, "."));

  private TokenForms() {}

  /** Not a name: {@code secret_rotation_of_the_week} and {@code pypi-mirror-of-the-house} have neither digits nor two cases. */
  private static boolean isDrawn(String word) {
    return word.chars().anyMatch(Character::isDigit)
        || word.chars().anyMatch(Character::isUpperCase) && word.chars().anyMatch(Character::isLowerCase);
  }
}
