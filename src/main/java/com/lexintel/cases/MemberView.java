package com.lexintel.cases;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.util.regex.Pattern;

/** A member as the API shows it, and takes it. */
public record MemberView(String subject, String role) {
  private static final Pattern SUBJECT = Pattern.compile("(user|group):\\P{Cc}{1,200}");

  static MemberView of(Member member) {
    return new MemberView(member.subject(), member.role().word());
  }

  /**
   * The role that a client wants a member to have.
   *
   * @throws Problem {@code invalid_member}
   */
  Role wanted() {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new Problem(
          ProblemCode.INVALID_MEMBER,
          "A member is user:NAME or group:NAME, of 1 to 200 characters");
    }
    return Role.of(role)
        .orElseThrow(
            () ->
                new Problem(
                    ProblemCode.INVALID_MEMBER, "A role is owner, editor, reader or walled"));
  }
}
