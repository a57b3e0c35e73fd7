package dev.onward.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.onward.classify.LinearModel.Scored;
import java.util.List;
import java.util.Random;

/**
 * How sure a decision is, from 0 to 1: the share of decisions with such a margin, and such a lead
 * before the next label, that were right on texts whose voice had been held out (Platt scaling on
 * three numbers: the margin, the lead, and the nearness to what taught the label).
 */
public record Calibration(double base, double ofMargin, double ofLead, double ofNearness) {

  /** Of a model whose sureness nobody asks for. */
  public static final Calibration NONE = new Calibration(0, 0, 0, 0);

  /** What was decided of a text that took no part in the training, best first. */
  public record Judged(Example example, List<Scored> ranked) {
    public Judged {
      ranked = List.copyOf(ranked);
    }

    public boolean isRight() {
      return ranked.getFirst().label().equals(example.label());
    }

    public boolean isAmongThree() {
      return ranked.stream().limit(3).anyMatch(s -> s.label().equals(example.label()));
    }
  }

  /** Fits the scale to decisions on texts that were held out. */
  public static Calibration of(List<Judged> judged) {
    Problem problem = new Problem();
    problem.l = judged.size();
    problem.n = 4;
    problem.bias = 1;
    problem.x = new Feature[judged.size()][];
    problem.y = new double[judged.size()];
    for (int i = 0; i < judged.size(); i++) {
      List<Scored> ranked = judged.get(i).ranked();
      problem.x[i] =
          new Feature[] {
            new FeatureNode(1, ranked.getFirst().margin()),
            new FeatureNode(2, lead(ranked)),
            new FeatureNode(3, ranked.getFirst().nearness()),
            new FeatureNode(4, 1)
          };
      problem.y[i] = judged.get(i).isRight() ? 1 : -1;
    }
    Linear.disableDebugOutput();
    Parameter parameter = new Parameter(SolverType.L2R_LR, 10, 0.0001);
    parameter.setRandom(new Random(1));
    Model model = Linear.train(problem, parameter);
    int sign = model.getLabels()[0] == 1 ? 1 : -1;
    double[] weights = model.getFeatureWeights();
    return new Calibration(
        sign * weights[3], sign * weights[0], sign * weights[1], sign * weights[2]);
  }

  public double sureness(List<Scored> ranked) {
    double sum =
        base
            + ofMargin * ranked.getFirst().margin()
            + ofLead * lead(ranked)
            + ofNearness * ranked.getFirst().nearness();
    return 1 / (1 + Math.exp(-sum));
  }

  static double lead(List<Scored> ranked) {
    return ranked.size() < 2 ? 1 : ranked.get(0).margin() - ranked.get(1).margin();
  }
}
