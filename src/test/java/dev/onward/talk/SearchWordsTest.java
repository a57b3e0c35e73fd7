package dev.onward.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onward.plan.Profile;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
  @Test
  void keepsWhatTheQuestionIsAbout() {
    assertThat(SearchWords.of("What is the passing score of exam AZ-140, please?", Profile.EMPTY))
        .isEqualTo("passing score exam AZ-140");
  }

  @Test
  void keepsBackWhoAsks() {
    Profile anna = Profile.EMPTY.withName("Anna").withEmployer("Contoso");
    assertThat(
            SearchWords.of(
                "Hi, I'm Anna of Contoso (anna@contoso.example, +49 170 1234567, badge until 2027-03-12): does AZ-140 need a lab?",
                anna))
        .isEqualTo("badge until AZ-140 lab");
  }

  @Test
  void sendsNoMoreThanADozenWords() {
    assertThat(SearchWords.of("azure ".repeat(500), Profile.EMPTY).split(" ", -1)).hasSize(12);
  }

  @Test
  void sendsNothingWhereNothingIsLeft() {
    assertThat(SearchWords.of("What can you do for me?", Profile.EMPTY)).isEmpty();
  }
}
