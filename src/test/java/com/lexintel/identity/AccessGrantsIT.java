package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What gives access: a place among the owners, a token of the provider, a token for scripts. */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class AccessGrantsIT {
  private final Cast cast = Cast.of(Api.ofTestServer());

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @Test
  void theLastOwnerCannotGo() {
    String caseId = cast.owner().newCase("Last owner");
    String self = "cases/" + caseId + "/members/user:olga";
    Api.assertCode(cast.owner().call("DELETE", self, null), 409, "last_owner");
    Api.assertCode(cast.owner().call("PUT", self, "{\"role\":\"reader\"}"), 409, "last_owner");
    cast.owner().put(caseId, "group:partners", "owner");
    assertEquals(204, cast.owner().call("DELETE", self, null).statusCode());
    assertEquals(404, cast.owner().get("cases/" + caseId).statusCode());
    assertEquals(200, cast.extra("paul", "partners").get("cases/" + caseId).statusCode());
  }

  @Test
  void onlyTokensOfTheIssuerForUsInTime() {
    assertEquals("sam", Api.json(cast.stranger().get("me"), 200).getString("name"));
    assertEquals(true, Api.json(cast.admin().get("me"), 200).getBoolean("admin"));
    for (String token :
        new String[] {
          Provider.token("sam", "another audience", 600),
          Provider.token("sam", "lexintel", -300),
          Provider.foreignToken("sam"),
          Provider.token("sam").replaceAll("[^.]+$", "AAAA")
        }) {
      HttpResponse<String> answer = new Caller(cast.api(), token).get("me");
      Api.assertCode(answer, 401, "unauthenticated");
      assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElse(""));
    }
  }

  @Test
  void aTokenForScriptsActsForItsOwnerUntilItEnds() {
    String caseId = cast.owner().newCase("Scripts");
    JsonObject created =
        Api.json(
            cast.owner()
                .call(
                    "POST",
                    "tokens",
                    "{\"name\":\"cron\",\"expires_in_days\":30,\"scope\":\"read\"}"),
            201);
    Caller script = new Caller(cast.api(), created.getString("token"));
    assertTrue(created.getString("token").startsWith("lxt_"));
    assertEquals("token", Api.json(script.get("me"), 200).getString("auth"));
    assertEquals(200, script.get("cases/" + caseId).statusCode());
    Api.assertCode(script.upload("?case_id=" + caseId, null), 403, "forbidden");
    Api.assertCode(script.call("POST", "cases", "{\"name\":\"No\"}"), 403, "forbidden");
    String list = cast.owner().get("tokens").body();
    assertTrue(list.contains(created.getString("id")) && !list.contains("lxt_"), list);
    assertTrue(!cast.stranger().get("tokens").body().contains(created.getString("id")));
    String path = "tokens/" + created.getString("id");
    Api.assertCode(cast.stranger().call("DELETE", path, null), 404, "token_not_found");
    assertEquals(204, cast.owner().call("DELETE", path, null).statusCode());
    Api.assertCode(script.get("cases/" + caseId), 401, "unauthenticated");
  }
}
