"""The project's domain: domain.yml, written by hand, and the flows' part, generated from content/.

Rasa's own importer knows one domain file or folder; with this one `rasa train`,
`rasa data validate` and `rasa test` need no option.
"""

from pathlib import Path
from typing import Dict, List, Optional, Text, Union

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter

GENERATED = Path("data") / "generated" / "domain.yml"


class GuideImporter(RasaFileImporter):
    """Reads what Rasa's importer reads, with the generated domain beside the written one."""

    def __init__(
        self,
        config_file: Optional[Text] = None,
        domain_path: Optional[Text] = None,
        training_data_paths: Optional[Union[List[Text], Text]] = None,
        **kwargs: Dict,
    ) -> None:
        super().__init__(config_file, domain_path, training_data_paths)
        home = Path(config_file).resolve().parent if config_file else Path.cwd()
        self._generated = home / GENERATED

    def get_domain(self) -> Domain:
        """Both domains as one."""
        written = super().get_domain()
        if not self._domain_path or not self._generated.exists():
            return written
        return written.merge(Domain.from_file(str(self._generated)))
