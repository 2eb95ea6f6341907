package com.lexintel.graphql;

import com.lexintel.identity.authentication.MeResource.Me;
import com.lexintel.identity.token.ApiTokens;
import com.lexintel.identity.token.CreatedToken;
import com.lexintel.identity.token.WantedToken;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;

/** Who calls, and the caller's tokens for scripts. */
@ApplicationScoped
public class CallerFields implements FieldSource {
  private ApiTokens tokens;

  protected CallerFields() {}

  @Inject
  public CallerFields(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void wire(Wiring wiring) {
    wiring.query("me", (call, arguments) -> Me.of(call.caller()));
    wiring.query("tokens", (call, arguments) -> tokens.of(call.caller()));
    wiring.mutation("createToken", this::create);
    wiring.mutation("endToken", this::end);
  }

  private CreatedToken create(Call call, Arguments arguments) throws SQLException {
    return new WantedToken(
            arguments.text("name"), arguments.number("expiresInDays"), arguments.text("scope"))
        .create(call.caller(), tokens);
  }

  private UUID end(Call call, Arguments arguments) throws SQLException {
    UUID id =
        Ids.parse(arguments.text("id"))
            .orElseThrow(() -> new Problem(ProblemCode.TOKEN_NOT_FOUND, "There is no such token"));
    tokens.end(call.caller(), id);
    return id;
  }
}
