"""Boosted trees by LightGBM, and their way into the engine's data file."""
import lightgbm
import numpy

UNIT = 1000          # Leaves are thousandths of log-odds.
ROUNDS = {"html": 150, "dump": 150}
LEAVES = {"html": 32, "dump": 100}
SETTINGS = {"objective": "binary", "learning_rate": 0.07, "min_data_in_leaf": 40,
            "min_sum_hessian_in_leaf": 1.0, "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1,
            "lambda_l2": 5.0, "max_bin": 63, "boost_from_average": False, "use_missing": False,
            "num_threads": 1, "deterministic": True, "force_row_wise": True, "seed": 1, "verbose": -1}


def fit(kind, rows, wanted, weights):
    data = lightgbm.Dataset(rows, wanted, weight=weights, params={"max_bin": SETTINGS["max_bin"]})
    return lightgbm.train({**SETTINGS, "num_leaves": LEAVES[kind]}, data, ROUNDS[kind])


def written(node):
    """A tree as the engine reads it: from the root down, left before right."""
    if "leaf_value" in node:
        return [str(round(node["leaf_value"] * UNIT))]
    threshold = int(numpy.floor(node["threshold"]))          # Columns are whole numbers: x <= 3.5 is x <= 3.
    return [f"{node['split_feature']}:{threshold}", *written(node["left_child"]), *written(node["right_child"])]


def write(path, head, columns, booster):
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines.append("columns\t" + " ".join(columns))
    lines += [f"tree\t{' '.join(written(tree['tree_structure']))}" for tree in booster.dump_model()["tree_info"]]
    path.write_text("\n".join(lines) + "\n", encoding="utf8")
