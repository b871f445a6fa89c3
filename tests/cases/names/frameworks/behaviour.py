"""FastAPI's paths, controllers, groups, the numbers of copies."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    functions = {key: info.function for key, info in sdk.package.operations.items()}
    assert functions == {
        "read_toys_v1_pets__pet_id__toys_get": "read_toys",
        "read_toys_v1_pets__pet_id__toys_post": "read",
        "PetsController_findAll": "find_all",
        "Pets_Feed": "feed",
        "pets/wash": "wash",
        "store.pets.walk": "walk",
        "PetService_Groom": "groom",
        "lose_1": "lose",
        "datasets_make": "make",
    }
