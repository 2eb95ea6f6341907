package com.lexintel.faults;

import com.lexintel.chat.openai.ScriptedService;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the model says: to every inquiry something else, a word at a time, so slowly that faults
 * strike in the middle. Some answers it breaks off.
 */
final class ModelScript implements ScriptedService.Script {
  private static final long BETWEEN_WORDS = 25;
  private static final Pattern INQUIRY = Pattern.compile("Inquiry (\\d+)");
  private static final Pattern MARK = Pattern.compile("\\[\\d+]");

  static String question(int number) {
    return "Inquiry " + number + ": what was said of the notice, the berth and the cargo?";
  }

  /** The inquiry that a text speaks of; of several the latest. */
  static int inquiry(String text) {
    Matcher found = INQUIRY.matcher(text);
    int latest = 0;
    while (found.find()) {
      latest = Math.max(latest, Integer.parseInt(found.group(1)));
    }
    return latest;
  }

  /** Whether the model breaks this answer off before its end. */
  static boolean breaksOff(int number) {
    return number % 9 == 4;
  }

  /** The whole answer. It cites sources that there are, and one that there is not. */
  static String words(int number) {
    StringBuilder text = new StringBuilder();
    for (int sentence = 1; sentence <= 10 + number % 7; sentence++) {
      int source = sentence % 6 == 0 ? 99 : sentence % 3 + 1;
      text.append(
          "Sentence %d of answer %d \uD83D\uDE00 tells of the cargo [%d]. "
              .formatted(sentence, number, source));
    }
    return text.toString();
  }

  /** What stays of an answer without its marks, which are numbered anew. */
  static String unmarked(String text) {
    return MARK.matcher(text).replaceAll("");
  }

  @Override
  public void play(ScriptedService.Answer answer) throws IOException, InterruptedException {
    int number = inquiry(answer.request());
    String[] words = words(number).split("(?<= )");
    int until = breaksOff(number) ? words.length / 2 : words.length;
    answer.open();
    for (int i = 0; i < until; i++) {
      if (i % 10 == 3) {
        answer.sayByteByByte(words[i]);
      } else {
        answer.say(words[i]);
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_WORDS);
    }
    if (breaksOff(number)) {
      answer.half(words[until]);
    } else {
      answer.end();
    }
  }
}
